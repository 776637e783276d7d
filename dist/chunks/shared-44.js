module.exports=require("../hunkguard.js")("./shared-44.js");
