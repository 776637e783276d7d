module.exports=require("../hunkguard.js")("./shared-70.js");
