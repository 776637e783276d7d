module.exports=require("../hunkguard.js")("./shared-28.js");
